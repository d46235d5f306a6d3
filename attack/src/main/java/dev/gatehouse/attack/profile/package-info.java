/// What a target calls the acts that attacks are made of: its profile, a JSON file.
package dev.gatehouse.attack.profile;
