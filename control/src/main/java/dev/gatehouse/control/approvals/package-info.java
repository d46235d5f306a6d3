/// Approvals as settings have them: `approvals/*.yaml`, which calls a person is asked about, and the answers that are in force.
/// Open [dev.gatehouse.control.approvals.Approvals] first. What a call says, and how an answer is used, lives in `checks`.
package dev.gatehouse.control.approvals;
