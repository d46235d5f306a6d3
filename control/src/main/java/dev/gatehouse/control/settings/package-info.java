/// What a person writes in `gatehouse.yaml`, as records. Grants, callers and revocations are not settings: see `register`.
/// Open [SettingsFile] first (reading and what else is made of the table of keys), then [Settings].
package dev.gatehouse.control.settings;
