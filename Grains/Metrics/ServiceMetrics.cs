using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Mail;

namespace MsaOrleans.Grains.Metrics;

/// <summary>
/// What operators watch of the grains of one silo; names, units and meanings are in docs/operations.md. Counts start
/// at zero with the process and, unlike a fund's figures, may miss or repeat one when it dies.
/// </summary>
public sealed class ServiceMetrics
{
    public const string MeterName = "MsaOrleans";

    private readonly ConcurrentDictionary<string, ImmutableSortedSet<Place>> _boards = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _owing = new(StringComparer.Ordinal);
    private readonly Counter<long> _received;
    private readonly Counter<long> _answered;
    private readonly Histogram<double> _firstAnswer;
    private readonly Counter<long> _steps;
    private readonly Counter<long> _mails;
    private readonly Counter<long> _purged;
    private readonly Histogram<double> _lateness;

    public ServiceMetrics(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create(MeterName);
        _received = meter.CreateCounter<long>("msa.requests.received", "{request}", "Requests accepted, reopened contacts included.");
        _answered = meter.CreateCounter<long>("msa.requests.answered", "{request}", "First answers, interim or final.");
        _firstAnswer = meter.CreateHistogram("msa.requests.first_answer", "h", "Business hours from receipt to first answer.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 4, 8, 16, 24, 36, 48, 72, 96, 144] });
        _steps = meter.CreateCounter<long>("msa.escalation.steps", "{step}", "Steps of the ladder reached by an unanswered request.");
        _mails = meter.CreateCounter<long>("msa.mails", "{mail}", "Tries to send a mail, by what became of them and, where one was not taken, by cause.");
        _purged = meter.CreateCounter<long>("msa.contacts.purged", "{contact}", "Contacts that left their mailbox, by age or by overflow.");
        _lateness = meter.CreateHistogram("msa.wakeup.lateness", "s", "From the instant a mailbox asked to be woken to the instant it was.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1, 5, 15, 30, 60, 120, 300, 900, 3600] });
        meter.CreateObservableGauge("msa.board.open", () => Boards(places => places.Count), "{contact}", "Contacts of a fund that are owed an answer.");
        meter.CreateObservableGauge("msa.board.overdue", () => Boards(places => BoardPages.Overdue(places, time.GetUtcNow())), "{contact}", "Those of them past their deadline.");
        meter.CreateObservableGauge("msa.outbox.mailboxes", () => _owing.Count, "{mailbox}", "Mailboxes that are awake and owe what should have left and has not.");
        meter.CreateObservableGauge("msa.outbox.age", () => Oldest(time.GetUtcNow()), "s", "Age of the oldest of these effects.");
    }

    internal void Count(string fund, Figure figure)
    {
        var ofFund = new KeyValuePair<string, object?>("fund", fund);
        if (figure.Measure == FigureMeasure.Received)
        {
            _received.Add(1, ofFund);
            return;
        }
        _answered.Add(1, ofFund, new("in_time", figure.Measure == FigureMeasure.AnsweredInTime));
        _firstAnswer.Record(figure.Minutes / 60.0, ofFund);
    }

    internal void CountStep(string fund, int level) => _steps.Add(1, new("fund", fund), new("level", level));

#pragma warning disable CA1308 // labels are in lower case
    internal void CountMail(MailKind kind, MailTry tried)
    {
        var (outcome, cause) = tried switch
        {
            MailTry.Sent => ("sent", "none"),
            MailTry.Refused => ("refused", "address"),
            MailTry.InDoubt => ("in_doubt", "none"),
            MailTry.PutOff => ("put_off", "busy"),
            MailTry.Failed(var fault) => ("deferred", fault.ToString().ToLowerInvariant()),
            _ => (null, null),
        };
        if (outcome is not null)
            _mails.Add(1, new("kind", kind.ToString().ToLowerInvariant()), new("outcome", outcome), new("cause", cause));
    }
#pragma warning restore CA1308

    internal void CountPurged(string fund, bool byAge) => _purged.Add(1, new("fund", fund), new("reason", byAge ? "age" : "overflow"));

    internal void RecordWakeUp(TimeSpan lateness) => _lateness.Record(Math.Max(0, lateness.TotalSeconds));

    /// <summary>How a board of this silo stands from now on; null once it is here no more.</summary>
    internal void Watch(string fund, ImmutableSortedSet<Place>? places)
    {
        if (places is null)
            _boards.TryRemove(fund, out _);
        else
            _boards[fund] = places;
    }

    /// <summary>Since when a mailbox of this silo owes what is due; null when it owes nothing.</summary>
    internal void Owe(string mailboxId, DateTimeOffset? since)
    {
        if (since is { } at)
            _owing[mailboxId] = at;
        else
            _owing.TryRemove(mailboxId, out _);
    }

    private IEnumerable<Measurement<int>> Boards(Func<ImmutableSortedSet<Place>, int> number) =>
        _boards.Select(board => new Measurement<int>(number(board.Value), new KeyValuePair<string, object?>("fund", board.Key)));

    private double Oldest(DateTimeOffset now) =>
        _owing.Values.Select(since => (now - since).TotalSeconds).DefaultIfEmpty().Max() is > 0 and var age ? age : 0;
}
