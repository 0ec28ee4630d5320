/**
 * Named columns of numbers on which models learn: {@link org.quartermaster.learning.features.FeatureMatrix} with missing values as {@code NaN}, target, weight
 * and row identity; filled within a fixed row budget by {@link org.quartermaster.learning.features.FeatureMatrixBuilder}; cut into at most 255 bins per column by
 * {@link org.quartermaster.learning.features.Binning}. Plain Java: knows neither database nor business.
 */
package org.quartermaster.learning.features;
