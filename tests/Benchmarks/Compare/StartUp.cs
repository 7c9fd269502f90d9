using System.Diagnostics;
using System.Net;

namespace MsaOrleans.Benchmarks.Compare;

/// <summary>
/// On SQLite, as published: from process to first answer, and what 10,000 mixed requests leave in memory.
/// </summary>
internal static class StartUp
{
    private const int Runs = 7;

    public static async Task<int> RunAsync()
    {
        var program = await Commands.PublishAsync("Api");
        var folder = Directory.CreateTempSubdirectory("msa-bench-start-").FullName;
        var seconds = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var begun = Stopwatch.GetTimestamp();
            using var process = Start(program, folder, out var address);
            await Programs.ReadyAsync(process, address, folder, "/api/v1/funds");
            if (run > 0)
                seconds.Add(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            if (run == Runs)
                Console.WriteLine(
                    $"resident memory at the first answer {Usage.Memory(process.Id)} MiB, after 10,000 mixed "
                        + $"requests {await MixAsync(process, address)} MiB"
                );
            process.Kill();
            await process.WaitForExitAsync();
        }
        Console.WriteLine(
            FormattableString.Invariant(
                $"process to first answer, SQLite, median of {Runs}: {seconds.Order().ElementAt(Runs / 2):0.00} s"
            )
        );
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static Process Start(string program, string folder, out IPEndPoint address)
    {
        address = new(IPAddress.Loopback, Database.FreePort());
        return Programs.Start(
            program,
            folder,
            address,
            new()
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Storage__Path"] = Path.Combine(folder, "msa.db"),
                ["Mail__Pickup"] = Path.Combine(folder, "mail"),
                ["Cluster__SiloPort"] = $"{Database.FreePort()}",
                ["Cluster__GatewayPort"] = $"{Database.FreePort()}",
                ["Demo__Enabled"] = "true",
                ["Demo__Seed"] = "false",
                ["Demo__SigningKey"] = Tokens.Key,
                ["Limits__SubmissionsPerHour"] = "1000000",
                ["Limits__RequestsPerMinute"] = "1000000",
                ["Limits__RequestsPerMinutePerAddress"] = "1000000",
            }
        );
    }

    /// <summary>A thousand members: each writes twice, and reads eight times.</summary>
    private static Task<long> MixAsync(Process process, IPEndPoint address)
    {
        const int Members = 1_000;
        var crowd = new Crowd("member", Members);
        using var clients = new Generator(address);
        for (var turn = 0; turn < 10; turn++)
            clients.Run(turn % 5 == 0 ? Population.Submits(crowd, Members) : Population.Lists(crowd, Members));
        return Task.FromResult(Usage.Memory(process.Id));
    }
}
