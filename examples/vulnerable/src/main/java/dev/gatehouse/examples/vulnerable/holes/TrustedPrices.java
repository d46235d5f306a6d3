package dev.gatehouse.examples.vulnerable.holes;

import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Hole: an order is summed up from the prices and quantities that the client sent: a ladder for a cent, and minus five of them.
public final class TrustedPrices {
    private TrustedPrices() {}

    public static List<Tool> tools(Database database) {
        return List.of(
            Tool.of("place_order", "Orders products: items of {sku, quantity}.", Map.of("user", "string?", "items", "array"), asked -> {
                BigDecimal total = BigDecimal.ZERO;
                for (Object item : asked.value("items") instanceof List<?> items ? items : List.of()) {
                    total = total.add(cost(database, (Map<?, ?>) item));
                }
                String id = UUID.randomUUID().toString();
                database.change("insert into orders(id, owner, tenant, total) values(?, ?, ?, ?)", id, asked.who().name(), asked.who().tenant(), total);
                return Map.of("order", Map.of("id", id, "total", total));
            }),
            Tool.of("get_order", "Gets an order.", Map.of("id", "string"), asked -> Map.of("order",
                database.rows("select * from orders where id = ?", asked.text("id")).stream().findFirst()
                    .orElseThrow(() -> new SaidWrong("There is no order " + asked.text("id") + ".")))));
    }

    private static BigDecimal cost(Database database, Map<?, ?> item) {
        Object price = item.get("price");
        if (price == null) {
            price = database.rows("select price from products where sku = ?", item.get("sku")).stream().findFirst()
                .orElseThrow(() -> new SaidWrong("There is no product " + item.get("sku") + ".")).get("price");
        }
        return new BigDecimal(String.valueOf(price)).multiply(new BigDecimal(String.valueOf(item.get("quantity"))));
    }
}
