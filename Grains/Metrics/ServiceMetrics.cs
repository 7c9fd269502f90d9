using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace MsaOrleans.Grains.Metrics;

/// <summary>
/// Metrics of the grains of one silo. Names, units and meanings are in docs/operations.md. Counts start at zero with
/// the process. Unlike the figures of a fund, they can miss or repeat an event when the process dies.
/// </summary>
public sealed class ServiceMetrics
{
    public const string MeterName = "MsaOrleans";

    private readonly ConcurrentDictionary<string, Func<DateTimeOffset, BoardReading>> _boards = new(
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, DateTimeOffset> _owing = new(StringComparer.Ordinal);
    private readonly Counter<long> _received;
    private readonly Counter<long> _answered;
    private readonly Histogram<double> _firstAnswer;
    private readonly Counter<long> _steps;
    private readonly Counter<long> _mails;
    private readonly Counter<long> _purged;
    private readonly Histogram<double> _lateness;
    private int? _auditFaults;

    public ServiceMetrics(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create(MeterName);
        _received = meter.CreateCounter<long>(
            "msa.requests.received",
            "{request}",
            "Requests accepted, reopened contacts included."
        );
        _answered = meter.CreateCounter<long>("msa.requests.answered", "{request}", "First answers, interim or final.");
        _firstAnswer = meter.CreateHistogram<double>(
            "msa.requests.first_answer",
            "h",
            "Business hours from receipt to first answer.",
            advice: new() { HistogramBucketBoundaries = [1, 4, 8, 16, 24, 36, 48, 72, 96, 144] }
        );
        _steps = meter.CreateCounter<long>(
            "msa.escalation.steps",
            "{step}",
            "Steps of the ladder reached by an unanswered request."
        );
        _mails = meter.CreateCounter<long>(
            "msa.mails",
            "{mail}",
            "Tries to send a mail, by what became of them and, where one was not taken, by cause."
        );
        _purged = meter.CreateCounter<long>(
            "msa.contacts.purged",
            "{contact}",
            "Contacts that left their mailbox, by age or by overflow."
        );
        _lateness = meter.CreateHistogram<double>(
            "msa.wakeup.lateness",
            "s",
            "From the instant a mailbox asked to be woken to the instant it was.",
            advice: new() { HistogramBucketBoundaries = [0.1, 1, 5, 15, 30, 60, 120, 300, 900, 3600] }
        );
        meter.CreateObservableGauge(
            "msa.board.open",
            () => Boards(time.GetUtcNow(), board => board.Open),
            "{contact}",
            "Contacts of a fund that are owed an answer."
        );
        meter.CreateObservableGauge(
            "msa.board.overdue",
            () => Boards(time.GetUtcNow(), board => board.Overdue),
            "{contact}",
            "Those of them past their deadline."
        );
        meter.CreateObservableGauge(
            "msa.outbox.mailboxes",
            () => _owing.Count,
            "{mailbox}",
            "Mailboxes that are awake and owe what should have left and has not."
        );
        meter.CreateObservableGauge(
            "msa.outbox.age",
            () => Oldest(time.GetUtcNow()),
            "s",
            "Age of the oldest of these effects."
        );
        meter.CreateObservableGauge(
            "msa.audit.faults",
            () => _auditFaults is { } faults ? [new Measurement<int>(faults)] : Array.Empty<Measurement<int>>(),
            "{day}",
            "Days of audit chains that the last nightly verification found damaged."
        );
    }

    internal void CountReceived(string fund) => _received.Add(1, new KeyValuePair<string, object?>("fund", fund));

    /// <param name="minutes">Business minutes from receipt to first answer.</param>
    internal void CountAnswered(string fund, bool inTime, int minutes)
    {
        _answered.Add(1, new("fund", fund), new("in_time", inTime));
        _firstAnswer.Record(minutes / 60.0, new KeyValuePair<string, object?>("fund", fund));
    }

    internal void CountStep(string fund, int level) => _steps.Add(1, new("fund", fund), new("level", level));

#pragma warning disable CA1308 // labels are in lower case
    /// <summary>The metric label of an enumeration member.</summary>
    internal static string LabelOf(Enum value) => value.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    internal void CountMail(Enum kind, string outcome, string cause) =>
        _mails.Add(1, new("kind", LabelOf(kind)), new("outcome", outcome), new("cause", cause));

    internal void CountPurged(string fund, bool byAge) =>
        _purged.Add(1, new("fund", fund), new("reason", byAge ? "age" : "overflow"));

    internal void TellAudit(int faults) => _auditFaults = faults;

    internal void RecordWakeUp(TimeSpan lateness) => _lateness.Record(Math.Max(0, lateness.TotalSeconds));

    /// <summary>Sets how to measure a board of this silo; null when the board leaves the silo.</summary>
    internal void Watch(string fund, Func<DateTimeOffset, BoardReading>? read)
    {
        if (read is null)
            _boards.TryRemove(fund, out _);
        else
            _boards[fund] = read;
    }

    /// <summary>Sets since when a mailbox of this silo has an effect that is due; null for none.</summary>
    internal void Owe(string mailboxId, DateTimeOffset? since)
    {
        if (since is { } at)
            _owing[mailboxId] = at;
        else
            _owing.TryRemove(mailboxId, out _);
    }

    private IEnumerable<Measurement<int>> Boards(DateTimeOffset now, Func<BoardReading, int> number) =>
        from board in _boards
        select new Measurement<int>(number(board.Value(now)), new KeyValuePair<string, object?>("fund", board.Key));

    private double Oldest(DateTimeOffset now) =>
        _owing.Values.Select(since => (now - since).TotalSeconds).DefaultIfEmpty().Max() is > 0 and var age ? age : 0;
}

/// <summary>How many contacts of a board are owed an answer, and how many of them are past their deadline.</summary>
internal readonly record struct BoardReading(int Open, int Overdue);
