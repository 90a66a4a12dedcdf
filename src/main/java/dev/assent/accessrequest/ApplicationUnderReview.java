package dev.assent.accessrequest;

import dev.assent.approval.FactChange;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiPath;
import dev.assent.tsp.Tsp;
import java.util.List;
import java.util.Set;

/**
 * An application with what an approver must know of it.
 *
 * @param apis    what it still asks for, as published now
 * @param granted what the client may call already
 * @param changes since the last round; empty in the first
 */
public record ApplicationUnderReview(ApiApplication application, Tsp tsp, List<Api> apis, Set<ApiPath> granted,
    List<FactChange> changes) { }
