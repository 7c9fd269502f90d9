using MsaOrleans.Api.Tests.Hosting;
using MsaOrleans.Silo.Tests.Hosting;

namespace MsaOrleans.Load;

/// <summary>
/// What a request costs: one service process and its database, this process as its clients, on one machine.
/// </summary>
internal static class RequestRates
{
    public static async Task RunAsync(int members, int clients, bool onPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("msa-load-").FullName;
        try
        {
            (string, string)[] database = onPostgres
                ?
                [
                    ("Storage:Provider", "postgres"),
                    ("ConnectionStrings:Orleans", await (await PostgresServer.GetAsync()).CreateDatabaseAsync()),
                    ("Storage:AllowUnsafe", "true"),
                ]
                : [];
            Console.WriteLine(
                $"start-up, process to ready, median of 5: {await StartUp.MedianAsync(folder, 5, database):0.00} s"
            );
            await using var service = await Service.StartAsync(
                Directory.CreateDirectory(Path.Combine(folder, "run")).FullName,
                database
            );
            var crowd = await Crowd.SignInAsync(service, members + 700, clients);

            await crowd.RunAsync("warm-up", Requests.Submit, 0, 200, clients);
            var before = service.WorkingSet;
            Report.Header();
            Report.Row(await crowd.RunAsync("submit, one client", Requests.Submit, 200, 500, 1));
            Report.Row(await crowd.RunAsync($"submit, {clients} clients", Requests.Submit, 700, members, clients));
            var after = service.WorkingSet;
            Report.Row(await crowd.RunAsync("list, one client", Requests.List, 700, Math.Min(members, 2_000), 1));
            Report.Row(await crowd.RunAsync($"list, {clients} clients", Requests.List, 700, members, clients));
            Console.WriteLine();
            Console.WriteLine(
                $"memory: {before >> 20} MiB before, {after >> 20} MiB with {members} more active mailboxes of "
                    + $"one contact ({(after - before) / members / 1024.0:0.0} KiB each)"
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
