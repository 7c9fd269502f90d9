using System.Diagnostics;
using MsaOrleans.Api.Tests.Hosting;

namespace MsaOrleans.Load;

internal static class StartUp
{
    /// <summary>Seconds from starting the process to its first "ready", on a store that exists.</summary>
    public static async Task<double> MedianAsync(string folder, int runs, (string, string)[] database)
    {
        await using (var first = await Service.StartAsync(folder, database))
            await first.StopAsync();
        var seconds = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var watch = Stopwatch.StartNew();
            await using var service = await Service.StartAsync(folder, database);
            seconds.Add(watch.Elapsed.TotalSeconds);
            await service.StopAsync();
        }
        return seconds.Order().ElementAt(runs / 2);
    }
}
