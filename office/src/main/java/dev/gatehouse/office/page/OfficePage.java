package dev.gatehouse.office.page;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.serving.front.Arrival;
import dev.gatehouse.serving.front.Door;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// `GET /metrics` and `GET /health`, for whoever brings the operator's pass. Everything else is told nothing, not even what there is.
public final class OfficePage implements Door {
    private final OfficePass pass;
    private final Report report;

    public OfficePage(OfficePass pass, Report report) {
        this.pass = pass;
        this.report = report;
    }

    @Override
    public void serve(Arrival arrival) throws Refused {
        if (!pass.opens(arrival.header("Authorization").orElse(""))) {
            arrival.refuse(Refusal.of(Code.TOKEN_MISSING, "office page"), null, Map.of("WWW-Authenticate", "Bearer"));
            return;
        }
        if (!arrival.verb().equals("GET")) {
            throw Refused.because(Code.VERB_NOT_ALLOWED, "office page");
        }
        switch (arrival.path()) {
            case "/metrics" -> arrival.answer(200, Map.of(), "text/plain; version=0.0.4; charset=utf-8", utf8(report.metrics()));
            case "/health" -> arrival.answer(report.healthy() ? 200 : 503, Map.of(), "application/json", utf8(Json.text(health())));
            default -> throw Refused.because(Code.ROUTE_UNKNOWN, "office page");
        }
    }

    private Map<String, Object> health() {
        return Json.object("status", report.healthy() ? "ok" : "degraded", "zones", report.zones());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
