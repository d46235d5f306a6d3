/// `policies/*.yaml`: what a policy is, and reading the files that hold them. What a condition means is not known here.
/// Open [dev.gatehouse.control.policies.PolicyFiles] first.
package dev.gatehouse.control.policies;
