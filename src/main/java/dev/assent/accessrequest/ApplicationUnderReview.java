package dev.assent.accessrequest;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiPath;
import dev.assent.tsp.Tsp;
import java.util.List;
import java.util.Set;

/**
 * An application with what an approver must know of it.
 *
 * @param apis    what it asks for, as published now
 * @param granted what the client may call already
 */
public record ApplicationUnderReview(ApiApplication application, Tsp tsp, List<Api> apis, Set<ApiPath> granted) { }
