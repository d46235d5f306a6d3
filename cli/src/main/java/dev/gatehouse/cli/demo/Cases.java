package dev.gatehouse.cli.demo;

import java.util.List;

/// What the demonstration shows, in this order.
final class Cases {
    static final List<Case> ALL = List.of(
        new HiddenText(),      // the answer is made safe
        new ToolNotGranted(),  // the call is refused by an operator's rule
        new ForeignToken()     // the caller is not even let in
        // another user's object comes here with its check
    );

    private Cases() {}
}
