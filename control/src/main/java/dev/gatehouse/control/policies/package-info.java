/// `policies/*.yaml`: what a policy is, reading the files that hold them, and `policies/tests/*.yaml`, what they are to say. What a condition means is not known here.
/// Open [dev.gatehouse.control.policies.PolicyFiles] first.
package dev.gatehouse.control.policies;
