/// How much may this caller do? By caller, tenant, tool and cost; never by address: what an address may do is decided at the door.
///
/// `CallRate` is the check, a `Meter` one of its limits: `Paces` says how fast, `Places` how many at once, `Budgets` how many a day. `DayBudgets` keeps
/// those in this process and a `Journal`; a store that several gates share is another `Budgets`.
package dev.gatehouse.checks.rate;
