/** A generated company for the joint plan, the per-SKU policy it is compared with, and the judge that knows neither. */
package org.quartermaster.launcher.bench.jointplan;
