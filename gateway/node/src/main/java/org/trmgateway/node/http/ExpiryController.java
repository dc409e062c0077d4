package org.trmgateway.node.http;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.trmgateway.node.http.ClientIdentity.NationalSystem;
import org.trmgateway.seal.Expiry;

/** {@code GET /v1/expiries}: which certificates, lists and directories end when, as this node sees it. Nothing of it is secret among the parties. */
@RestController
public final class ExpiryController {

    private final Supplier<List<Expiry>> forecast;

    public ExpiryController(Supplier<List<Expiry>> forecast) {
        this.forecast = forecast;
    }

    /**
     * Everything that ends.
     *
     * @param expiries the most urgent first
     */
    public record Answer(List<Item> expiries) {}

    /**
     * One thing that ends.
     *
     * @param kind lower case, for example {@code own-key}
     * @param name whose
     * @param detail which of several
     * @param until instant, UTC
     * @param daysLeft negative once it is over
     * @param level {@code OK}, {@code SOON} or {@code DUE}
     */
    public record Item(String kind, String name, String detail, String until, long daysLeft, String level) {

        static Item of(Expiry expiry) {
            return new Item(
                    expiry.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    expiry.name(),
                    expiry.detail(),
                    expiry.until().toString(),
                    expiry.daysLeft(),
                    expiry.level().name());
        }
    }

    /** The forecast of this moment. */
    @GetMapping("/v1/expiries")
    public Answer expiries(NationalSystem system) {
        return new Answer(forecast.get().stream().map(Item::of).toList());
    }
}
