package dev.gatehouse.egress;

import dev.gatehouse.egress.DialFailure.Broken;
import dev.gatehouse.egress.DialFailure.Fault;
import dev.gatehouse.egress.DialFailure.Part;
import dev.gatehouse.egress.DialFailure.RedirectRefused;
import dev.gatehouse.egress.DialFailure.TooLarge;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/// The judged head of an answer: its status, the headers that are kept, and how long the body says it is.
///
/// @param length the declared length of the body, or -1 where it ends by chunks or by the connection
record Head(int status, Map<String, String> kept, long length) {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /// Judges what the library read. It takes a length beside chunks and an unknown coding; both hide where the body ends.
    static Head judged(HttpResponse response, long mostBytes) throws Undialled {
        int status = response.getCode();
        if (status >= 300 && status < 400) {
            throw new Undialled(new RedirectRefused(status));
        }
        if (status < 200 || status > 599) {
            throw malformed();
        }
        long length = length(response);
        if (length > mostBytes) {
            throw new Undialled(new TooLarge(Part.BODY));
        }
        refuseEncoded(response);
        return new Head(status, kept(response), length);
    }

    private static long length(HttpResponse response) throws Undialled {
        var lengths = response.getHeaders("Content-Length");
        var codings = response.getHeaders("Transfer-Encoding");
        if (codings.length == 0 && lengths.length == 0) {
            return -1;
        }
        if (codings.length + lengths.length > 1) {
            throw malformed();
        }
        return codings.length == 1 ? chunked(codings[0].getValue()) : declared(lengths[0].getValue());
    }

    private static long chunked(String coding) throws Undialled {
        if (!coding.equalsIgnoreCase("chunked")) {
            throw malformed();
        }
        return -1;
    }

    private static long declared(String length) throws Undialled {
        if (!LENGTH.matcher(length).matches()) {
            throw malformed();
        }
        return Long.parseLong(length);
    }

    private static void refuseEncoded(HttpResponse response) throws Undialled {
        for (var header : response.getHeaders("Content-Encoding")) {
            if (!header.getValue().equalsIgnoreCase("identity")) {
                throw new Undialled(new Broken(Sent.MAYBE, Fault.ENCODED_BODY));
            }
        }
    }

    private static Map<String, String> kept(HttpResponse response) throws Undialled {
        var kept = new LinkedHashMap<String, String>();
        for (var header : response.getHeaders()) {
            var name = HeaderNames.lower(header.getName());
            if (HeaderNames.isKept(name)) {
                keep(kept, name, header);
            }
        }
        return kept;
    }

    private static void keep(Map<String, String> kept, String name, Header header) throws Undialled {
        if (!HeaderNames.isValue(header.getValue())) {
            throw malformed();
        }
        var earlier = kept.putIfAbsent(name, header.getValue());
        if (earlier == null) {
            return;
        }
        if (!HeaderNames.mayRepeat(name)) {
            throw malformed();
        }
        kept.put(name, earlier + ", " + header.getValue());
    }

    private static Undialled malformed() {
        return new Undialled(new Broken(Sent.MAYBE, Fault.MALFORMED));
    }
}
