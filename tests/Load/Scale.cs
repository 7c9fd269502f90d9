using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Load;

/// <summary>What much data costs one silo: reminders that are far off, and mailboxes that are awake.</summary>
internal static class Scale
{
    public static async Task RunAsync(int reminders, int mailboxes)
    {
        var folder = Directory.CreateTempSubdirectory("msa-scale-").FullName;
        try
        {
            var database = await (await PostgresServer.GetAsync()).CreateDatabaseAsync();
            await using (var silo = await InnerSilo.StartAsync(database, folder))
                await Activations.MeasureAsync(silo, mailboxes);
            await Sizes.ReportAsync(database, "OrleansStorage");
            await Reminders.MeasureAsync(database, reminders);
            await Sizes.ReportAsync(database, "OrleansRemindersTable");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
