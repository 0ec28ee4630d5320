/** Purchase orders and suppliers' performance over REST. */
package org.quartermaster.purchasing.api;
