namespace MsaOrleans.Benchmarks.Compare;

/// <summary>One line of the comparison.</summary>
/// <param name="Prepare">What to measure in a round; it makes first what must be there.</param>
internal sealed record Scenario(string Name, Func<Population, int, Task<Workload>> Prepare)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "history-3",
            async (people, round) =>
                new(Population.Lists(await people.ThreesAsync(round), people.Size.Threes), people.Size.Reading)
        ),
        new(
            "history-50",
            async (people, _) =>
                new(Population.Lists(await people.FiftiesAsync(), people.Size.Fifties), people.Size.Reading)
        ),
        new("submit-new", (people, round) => Task.FromResult(people.First(round))),
        new("submit-3", SubmitThreeAsync),
        new("submit-50", (people, _) => people.MoreAsync()),
        new("answer", AnswerAsync),
        new("overdue-1k", (people, _) => Overdue(people, LateContacts.SmallFund)),
        new("overdue-100k", (people, _) => Overdue(people, LateContacts.LargeFund)),
        new("day-mix", DayAsync),
    ];

    /// <summary>In this order a mailbox has as many contacts as its scenario's name says.</summary>
    public static IReadOnlyList<string> Order { get; } =
    [
        "submit-new",
        "history-3",
        "submit-3",
        "answer",
        "day-mix",
        "history-50",
        "submit-50",
        "overdue-1k",
        "overdue-100k",
    ];

    private static async Task<Workload> SubmitThreeAsync(Population people, int round)
    {
        var (crowd, count) = (await people.ThreesAsync(round), people.Size.Threes);
        return new([.. Population.Submits(crowd, count), .. Population.Submits(crowd, count)], Mails: 2 * count);
    }

    private static async Task<Workload> AnswerAsync(Population people, int round)
    {
        var (crowd, count) = (await people.ThreesAsync(round), people.Size.Threes);
        return new(
            Population.Answers(crowd.First.Take(count), Tokens.OfAgent("agent-1", Population.Fund)),
            Mails: count
        );
    }

    private static Task<Workload> Overdue(Population people, string fund) =>
        Task.FromResult(
            new Workload(
                [
                    .. Enumerable
                        .Range(0, 20)
                        .Select(agent => Calls.Overdue(fund, Tokens.OfAgent($"agent-{agent}", fund))),
                ],
                people.Size.Reading
            )
        );

    /// <summary>
    /// Of twenty requests sixteen are histories, two open a contact, one files a request, one is the desk's: a board,
    /// an answer.
    /// </summary>
    private static async Task<Workload> DayAsync(Population people, int round)
    {
        var (crowd, members) = (await people.ThreesAsync(round), people.Size.Threes);
        var (agent, desk) = (
            Tokens.OfAgent("agent-1", Population.Fund),
            Calls.Overdue(LateContacts.SmallFund, Tokens.OfAgent("agent-1", LateContacts.SmallFund))
        );
        var (calls, mails) = (new List<Call>(), 0);
        for (var number = 0; number < 8 * members; number++)
        {
            var member = number * 7 % members;
            calls.Add(
                (number % 20, number / 20) switch
                {
                    (< 16, _) => Calls.List(crowd.Name(member), crowd.Token(member)),
                    (< 18, _) => Calls.Read(crowd.First[member] ?? "", crowd.Token(member)),
                    (18, _) => Calls.Submit(crowd.Name(member), crowd.Token(member)),
                    (_, var turn) when turn % 2 == 0 => desk,
                    (_, var turn) => Calls.Answer(crowd.Last[turn / 2] ?? "", agent),
                }
            );
            mails += calls[^1].Status == 201 ? 1 : 0;
        }
        return new(calls, Mails: mails);
    }
}
