package dev.assent.accessrequest;

import dev.assent.catalog.Sensitivity;

/**
 * What the approval flow goes by.
 *
 * @param sensitivity of the most sensitive API asked for
 * @param first       whether the client may not call any API with customer data yet
 * @param certified   whether the TSP has a certification
 * @param apis        how many are asked for
 */
public record ApplicationRisk(Sensitivity sensitivity, boolean first, boolean certified, int apis) { }
