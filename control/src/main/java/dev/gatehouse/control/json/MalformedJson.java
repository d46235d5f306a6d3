package dev.gatehouse.control.json;

/// A text that is not the JSON it should be. The message says where and why and quotes nothing but key names.
public final class MalformedJson extends Exception {
    MalformedJson(String said) {
        super(said);
    }
}
