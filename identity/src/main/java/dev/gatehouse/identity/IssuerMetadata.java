package dev.gatehouse.identity;

import java.net.URI;
import java.util.Optional;

/// What an authorization server says about itself (RFC 8414), as far as this house reads it: for the gate to know that the keys
/// are that issuer's, and for the broker to find them.
///
/// @param issuer to the letter the one that was asked for
/// @param jwksUri where its keys are
/// @param introspectionEndpoint where its opaque tokens are asked about, if anywhere
public record IssuerMetadata(String issuer, URI jwksUri, Optional<URI> introspectionEndpoint) {
    private static final int MOST_BYTES = 256 * 1024;

    /// Reads metadata strictly. It must name `issuer` exactly (RFC 8414 §3.3: else one issuer could pass for another), and its
    /// addresses must be as safe as the issuer's: https, or the very origin of an issuer that an operator wrote with http.
    public static IssuerMetadata read(byte[] json, String issuer) throws Unreachable {
        try {
            return read(json.length <= MOST_BYTES ? Claims.read(json) : tooLarge(), issuer);
        } catch (Malformed wrong) {
            throw new Unreachable("metadata: " + wrong.getMessage());
        }
    }

    private static IssuerMetadata read(Claims members, String issuer) throws Malformed {
        if (!members.requiredText("issuer").equals(issuer)) {
            throw new Malformed("names another issuer");
        }
        Optional<String> introspection = members.text("introspection_endpoint");
        return new IssuerMetadata(
                issuer,
                address(members.requiredText("jwks_uri"), issuer),
                introspection.isEmpty() ? Optional.empty() : Optional.of(address(introspection.get(), issuer)));
    }

    private static URI address(String text, String issuer) throws Malformed {
        try {
            URI address = URI.create(text);
            boolean safe = "https".equals(address.getScheme()) || sameOrigin(address, URI.create(issuer));
            if (!safe || address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
                throw new Malformed("an address that is not plain https");
            }
            return address;
        } catch (IllegalArgumentException _) {
            throw new Malformed("an address that is no URL");
        }
    }

    private static boolean sameOrigin(URI one, URI other) {
        return other.getScheme().equals(one.getScheme()) && String.valueOf(one.getRawAuthority()).equals(other.getRawAuthority());
    }

    private static Claims tooLarge() throws Malformed {
        throw new Malformed("larger than " + MOST_BYTES + " bytes");
    }
}
