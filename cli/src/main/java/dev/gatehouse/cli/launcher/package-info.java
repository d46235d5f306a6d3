/// The launcher: makes a home's folders and users, starts the zones behind their walls, keeps them running, ends them all.
///
/// Open [dev.gatehouse.cli.launcher.Launcher] first, then [dev.gatehouse.cli.launcher.Plan] (what one run is made of) and
/// [dev.gatehouse.cli.launcher.ZoneWallsPlan] (which zone may touch what). It listens to nobody, parses nothing hostile (settings are
/// what the operator wrote) and holds no user's secret, only the zones' start secrets.
///
/// Not here: what a zone does with its start line (each zone's `main`), how a wall is made (`confine`), what the verbs print (`cli`).
package dev.gatehouse.cli.launcher;
