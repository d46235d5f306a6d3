/// Marks on objects as settings have them: `objects/*.yaml`, which arguments of a tool name objects, and which members of its results hold ids or
/// owners. Open [dev.gatehouse.control.objects.ObjectMarks] first. What a mark does to a call lives in `checks`.
package dev.gatehouse.control.objects;
