package dev.gatehouse.examples.vulnerable;

import dev.gatehouse.examples.vulnerable.holes.AnyBatch;
import dev.gatehouse.examples.vulnerable.holes.AskedDeletions;
import dev.gatehouse.examples.vulnerable.holes.CheckedOnce;
import dev.gatehouse.examples.vulnerable.holes.EchoedCredentials;
import dev.gatehouse.examples.vulnerable.holes.ForeignRows;
import dev.gatehouse.examples.vulnerable.holes.GluedQueries;
import dev.gatehouse.examples.vulnerable.holes.IdsInPrompts;
import dev.gatehouse.examples.vulnerable.holes.IdsInTemplates;
import dev.gatehouse.examples.vulnerable.holes.IdsInUris;
import dev.gatehouse.examples.vulnerable.holes.MassAssignment;
import dev.gatehouse.examples.vulnerable.holes.NestedIds;
import dev.gatehouse.examples.vulnerable.holes.OmittedMeansAll;
import dev.gatehouse.examples.vulnerable.holes.OpenFetch;
import dev.gatehouse.examples.vulnerable.holes.OpenHandles;
import dev.gatehouse.examples.vulnerable.holes.OpenResources;
import dev.gatehouse.examples.vulnerable.holes.OpenTasks;
import dev.gatehouse.examples.vulnerable.holes.PlantedIds;
import dev.gatehouse.examples.vulnerable.holes.RawQueries;
import dev.gatehouse.examples.vulnerable.holes.ReadByIdAlone;
import dev.gatehouse.examples.vulnerable.holes.ReadableCursors;
import dev.gatehouse.examples.vulnerable.holes.ReadableState;
import dev.gatehouse.examples.vulnerable.holes.SharedCache;
import dev.gatehouse.examples.vulnerable.holes.SlowReports;
import dev.gatehouse.examples.vulnerable.holes.TellingErrors;
import dev.gatehouse.examples.vulnerable.holes.TrustedPaths;
import dev.gatehouse.examples.vulnerable.holes.TrustedPrices;
import dev.gatehouse.examples.vulnerable.holes.WhoeverYouSay;
import dev.gatehouse.examples.vulnerable.holes.Wildcards;
import dev.gatehouse.examples.vulnerable.holes.WriteByIdAlone;
import dev.gatehouse.examples.vulnerable.mcp.Library;
import dev.gatehouse.examples.vulnerable.mcp.Tool;
import dev.gatehouse.examples.vulnerable.store.Database;
import java.util.List;
import java.util.stream.Stream;

/// The list of what is wrong, one class each; those in the protocol itself are in `mcp`.
final class Holes {
    private Holes() {}

    static Library in(Database database) {
        var tasks = new OpenTasks(database);
        List<Tool> tools = Stream.of(
            WhoeverYouSay.tools(database),
            ReadByIdAlone.tools(database),
            WriteByIdAlone.tools(database),
            NestedIds.tools(database),
            AnyBatch.tools(database),
            OmittedMeansAll.tools(database),
            Wildcards.tools(database),
            TrustedPaths.tools(database),
            IdsInUris.tools(database),
            IdsInTemplates.tools(database),
            RawQueries.tools(database),
            GluedQueries.tools(database),
            ReadableCursors.tools(database),
            OpenHandles.tools(database),
            ReadableState.tools(database),
            tasks.tools(),
            SlowReports.tools(database),
            AskedDeletions.tools(database),
            EchoedCredentials.tools(),
            PlantedIds.tools(database),
            ForeignRows.tools(database),
            SharedCache.tools(database),
            MassAssignment.tools(database),
            TrustedPrices.tools(database),
            CheckedOnce.tools(database),
            TellingErrors.tools(database),
            OpenFetch.tools()).flatMap(List::stream).toList();
        return new Library(tools, new OpenResources(database), IdsInPrompts.prompts(database), tasks);
    }
}
