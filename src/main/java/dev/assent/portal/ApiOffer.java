package dev.assent.portal;

import dev.assent.accessrequest.Availability;
import dev.assent.catalog.ApiPath;
import dev.assent.form.FieldError;
import dev.assent.form.FormData;
import dev.assent.form.Option;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which APIs a form offers a client, and what stands in the way of the others.
 *
 * @param pending by path, the open application that names it
 */
record ApiOffer(Map<ApiPath, Availability> availability, Map<ApiPath, UUID> pending) {

  static final String FIELD = "apis";

  /** What has been granted or waits already is shown, but is no answer. */
  FormData data() {
    return new FormData(Map.of("availableApis", availability.keySet().stream().filter(this::may)
        .map(api -> new Option(api.toString(), api.toString()))
        .toList()));
  }

  public boolean may(ApiPath api) {
    return availability.get(api) == Availability.AVAILABLE;
  }

  /** A sentence for each of these that the client has, or asks for, already. */
  List<FieldError> refusals(Collection<String> selected) {
    return availability.keySet().stream().filter(api -> selected.contains(api.toString()) && !may(api))
        .map(api -> FieldError.of(FIELD, "portal.application.refused." + availability.get(api), api.toString()))
        .toList();
  }
}
