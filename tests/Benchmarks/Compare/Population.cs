namespace MsaOrleans.Benchmarks.Compare;

/// <summary>How much of everything there is.</summary>
/// <param name="Rounds">Pairs of measurements of each scenario.</param>
/// <param name="Members">Who write for the first time, in each round.</param>
/// <param name="Threes">Of those, the ones whose mailbox grows to 3 contacts.</param>
/// <param name="Fifties">Mailboxes of 50 contacts.</param>
/// <param name="Reading">How long reads are measured.</param>
internal sealed record Size(int Rounds, int Members, int Threes, int Fifties, TimeSpan Reading)
{
    public static Size Quick { get; } = new(3, 3_000, 1_500, 150, TimeSpan.FromSeconds(3));

    /// <summary>To see that everything runs: its figures say nothing.</summary>
    public static Size Smoke { get; } = new(1, 60, 30, 2, TimeSpan.FromMilliseconds(300));

    public static Size Full { get; } = new(5, 6_000, 3_000, 200, TimeSpan.FromSeconds(6));
}

/// <summary>The mailboxes of one side, made by requests as scenarios ask for them.</summary>
internal sealed class Population(Side side, Size size)
{
    public const string Fund = "picardie";

    /// <summary>Contacts that a mailbox of 50 gets in each round, in place of answered ones.</summary>
    private const int Evictions = 6;

    private const int Full = 50;

    private readonly Dictionary<int, Crowd> _crowds = [];
    private Crowd? _fifties;

    public Size Size => size;

    /// <summary>The first request of each member of a round.</summary>
    public Workload First(int round)
    {
        var crowd = new Crowd($"r{round}", size.Members);
        return new(
            Submits(crowd, size.Members),
            Mails: size.Members,
            Then: burst =>
            {
                crowd.First = burst.Locations;
                _crowds[round] = crowd;
            }
        );
    }

    /// <summary>Those of a round whose mailbox has 3 contacts.</summary>
    public async Task<Crowd> ThreesAsync(int round)
    {
        if (!_crowds.ContainsKey(round))
            await side.PrepareAsync(First(round));
        var crowd = _crowds[round];
        while (crowd.Contacts < 3)
        {
            await side.PrepareAsync(
                new(Submits(crowd, size.Threes), Mails: size.Threes, Then: burst => crowd.Last = burst.Locations)
            );
            crowd.Contacts++;
        }
        return crowd;
    }

    /// <summary>Mailboxes of 50 contacts, of which enough are answered to make room in every round.</summary>
    public async Task<Crowd> FiftiesAsync()
    {
        if (_fifties is { } known)
            return known;
        var crowd = new Crowd("fifty", size.Fifties);
        var agent = Tokens.OfAgent("agent-1", Fund);
        for (var contact = 0; contact < Full; contact++)
        {
            await side.PrepareAsync(
                new(Submits(crowd, size.Fifties), Mails: size.Fifties, Then: burst => crowd.Last = burst.Locations)
            );
            if (contact <= size.Rounds * Evictions)
                await side.PrepareAsync(new(Answers(crowd.Last, agent), Mails: size.Fifties));
        }
        return _fifties = crowd;
    }

    /// <summary>What mailboxes of 50 get in one round.</summary>
    public async Task<Workload> MoreAsync()
    {
        var crowd = await FiftiesAsync();
        return new(
            [.. Enumerable.Range(0, Evictions).SelectMany(_ => Submits(crowd, size.Fifties))],
            Mails: Evictions * size.Fifties
        );
    }

    public static IReadOnlyList<Call> Lists(Crowd crowd, int count) =>
        [.. Enumerable.Range(0, count).Select(member => Calls.List(crowd.Name(member), crowd.Token(member)))];

    public static IReadOnlyList<Call> Submits(Crowd crowd, int count) =>
        [.. Enumerable.Range(0, count).Select(member => Calls.Submit(crowd.Name(member), crowd.Token(member)))];

    public static IReadOnlyList<Call> Answers(IEnumerable<string?> locations, string agent) =>
        [.. locations.OfType<string>().Select(location => Calls.Answer(location, agent))];
}

/// <summary>Members who have written.</summary>
internal sealed class Crowd(string name, int count)
{
    private readonly string[] _tokens =
    [
        .. Enumerable.Range(0, count).Select(member => Tokens.OfMember($"{name}-{member}", Population.Fund)),
    ];

    /// <summary>Contacts of each of those whose mailbox grows.</summary>
    public int Contacts { get; set; } = 1;

    /// <summary>The address of each one's first contact.</summary>
    public IReadOnlyList<string?> First { get; set; } = [];

    /// <summary>The address of each one's newest contact.</summary>
    public IReadOnlyList<string?> Last { get; set; } = [];

    public string Name(int member) => $"{name}-{member}";

    public string Token(int member) => _tokens[member];
}
