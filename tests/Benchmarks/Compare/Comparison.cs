namespace MsaOrleans.Benchmarks.Compare;

/// <summary>The service beside the baseline, in turn, each scenario in as many pairs as there are rounds.</summary>
internal static class Comparison
{
    private const string Quick = "--quick",
        Smoke = "--smoke";

    public static async Task<int> RunAsync(string[] options)
    {
        var names = options.Where(option => option is not (Quick or Smoke)).ToList();
        var scenarios = Scenario
            .Order.Where(name => names.Count == 0 || names.Contains(name))
            .Select(name => Scenario.All.First(scenario => scenario.Name == name))
            .ToList();
        if (scenarios.Count < Math.Max(1, names.Count))
        {
            Console.Error.WriteLine($"Scenarios: {string.Join(' ', Scenario.All.Select(scenario => scenario.Name))}");
            return 2;
        }
        var size =
            options.Contains(Smoke) ? Size.Smoke
            : options.Contains(Quick) ? Size.Quick
            : Size.Full;
        var (api, baseline) = (
            await Commands.PublishAsync("Api"),
            await Commands.PublishAsync("tests/Benchmarks/Baseline")
        );
        var constant = await Yardsticks.ConstantAsync(baseline);
        using var ours = await Database.StartAsync();
        using var theirs = await Database.StartAsync();
        Report.Yardsticks(constant, await Yardsticks.InsertsAsync(theirs));
        using var service = await Side.ServiceAsync(api, ours);
        using var other = await Side.BaselineAsync(baseline, theirs);
        await LateContacts.AddAsync(service);
        await LateContacts.AddAsync(other);
        var (mine, its) = (new Population(service, size), new Population(other, size));
        await WarmUpAsync(scenarios, service, mine);
        await WarmUpAsync(scenarios, other, its);
        var pairs = await MeasureAsync(scenarios, size.Rounds, (service, mine), (other, its));
        Report.Table(pairs, constant);
        return 0;
    }

    /// <summary>Round 0 of everything that will be measured, which is compiled and cached by then.</summary>
    private static async Task WarmUpAsync(IEnumerable<Scenario> scenarios, Side side, Population people)
    {
        foreach (var scenario in scenarios.Where(scenario => scenario.Name != "submit-50"))
            await side.PrepareAsync(await scenario.Prepare(people, 0));
        await side.Database.ExecuteAsync("service", "VACUUM ANALYZE");
    }

    private static async Task<Dictionary<string, List<Pair>>> MeasureAsync(
        IReadOnlyList<Scenario> scenarios,
        int rounds,
        (Side Side, Population People) service,
        (Side Side, Population People) baseline
    )
    {
        var pairs = scenarios.ToDictionary(scenario => scenario.Name, _ => new List<Pair>());
        for (var round = 1; round <= rounds; round++)
            foreach (var scenario in scenarios)
            {
                var one = await service.Side.MeasureAsync(await scenario.Prepare(service.People, round));
                var other = await baseline.Side.MeasureAsync(await scenario.Prepare(baseline.People, round));
                pairs[scenario.Name].Add(new(one, other));
                Report.Pair(scenario.Name, round, pairs[scenario.Name][^1]);
            }
        return pairs;
    }
}

internal sealed record Pair(Measured Service, Measured Baseline)
{
    public double Ratio => Service.Rate / Baseline.Rate;
}
