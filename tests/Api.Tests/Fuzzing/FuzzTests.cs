using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MsaOrleans.Api.Tests.Hosting;
using Xunit.Abstractions;

namespace MsaOrleans.Api.Tests.Fuzzing;

/// <summary>
/// Requests that nobody's page sends, made from the API document, by every role: each is answered, soon, and as the
/// document says. <c>FUZZ_SECONDS</c> says for how long, <c>FUZZ_SEED</c> which; a failure names both and the number of
/// the request, which <c>FUZZ_ONLY</c> sends alone.
/// </summary>
public sealed class FuzzTests(RunningService running, ITestOutputHelper output) : IClassFixture<RunningService>
{
    private const int Senders = 6,
        DefaultSeconds = 4;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private static readonly int Seconds = Setting("FUZZ_SECONDS") ?? DefaultSeconds,
        Seed = Setting("FUZZ_SEED") ?? 1;

    [Fact]
    public async Task Whatever_is_sent_is_answered_as_the_document_says()
    {
        var requests = new OddRequests();
        var clients = await ClientsAsync();
        var known = await KnownAsync(clients[1]);
        var (statuses, operations) = (new ConcurrentDictionary<int, int>(), new ConcurrentDictionary<string, int>());
        var (number, clock) = (-1, Stopwatch.StartNew());

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendAllAsync()));

        output.WriteLine(
            $"Seed {Seed}: {number + 1} requests of {operations.Count} operations; "
                + string.Join(", ", statuses.OrderBy(line => line.Key).Select(line => $"{line.Key}: {line.Value}"))
        );
        if (Setting("FUZZ_ONLY") is null)
            Assert.Superset(new HashSet<int> { 200, 400, 404 }, statuses.Keys.ToHashSet());

        async Task SendAllAsync()
        {
            if (Setting("FUZZ_ONLY") is { } only)
                await SendAsync(only);
            else
                while (clock.Elapsed.TotalSeconds < Seconds)
                    await SendAsync(Interlocked.Increment(ref number));
        }

        async Task SendAsync(int which)
        {
            var values = new OddValues(new Random(unchecked((Seed * 1_000_003) + which)), known);
            using var request = requests.Make(values, out var operation);
            var what = $"FUZZ_SEED={Seed} FUZZ_ONLY={which}: {request.Method} {request.RequestUri}";
            try
            {
                using var patience = new CancellationTokenSource(Soon);
                using var answer = await values
                    .One(clients)
                    .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                Assert.InRange((int)answer.StatusCode, 200, 499);
                statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
                operations.AddOrUpdate(operation, 1, (_, count) => count + 1);
            }
            catch (Exception fault)
            {
                var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
                throw new InvalidOperationException($"{what}\n{body}\n{fault.Message}", fault);
            }
        }
    }

    private async Task<IReadOnlyList<HttpClient>> ClientsAsync() =>
        [
            running.Service.Nobody(),
            .. Enumerable.Repeat(await running.MemberAsync("f-jean"), 3),
            await running.MemberAsync("f-lucie", "tiers"),
            .. Enumerable.Repeat(await running.AgentAsync(), 3),
            await running.Service.StaffAsync("f-chief", role: "supervisor"),
            await running.Service.StaffAsync("f-admin", role: "admin"),
        ];

    /// <summary>What addresses and bodies are right with.</summary>
    private static async Task<IReadOnlyList<string>> KnownAsync(HttpClient jean)
    {
        var contact = await jean.SubmitAsync("f-jean").JsonAsync(201);
        return
        [
            .. Enumerable.Repeat("f-jean", 4),
            .. Enumerable.Repeat(contact.GetProperty("id").GetString()!, 4),
            .. Enumerable.Repeat("picardie", 3),
            "f-lucie",
            "gironde",
            "national",
            "famille",
            "allocations-familiales",
            "mon-changement-de-situation",
            "autre",
            "declarer-changement-situation",
            "open",
            "mine",
            "2026-11-26",
            "2030-01-01T00:00:00Z",
            "lucie@membre.example",
            "\"1\"",
            "W/\"1\", *",
            RunningService.Text,
        ];
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : null;
}
