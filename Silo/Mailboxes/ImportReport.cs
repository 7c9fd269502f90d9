using System.Globalization;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Silo.Mailboxes;

/// <summary>
/// What an import tells: each line that is not in and why, how far it is, and the sum. Lines are named by their number,
/// members not at all.
/// </summary>
/// <param name="output">Where it is told.</param>
/// <param name="time">Gives the pace.</param>
/// <param name="done">What becomes of mailboxes.</param>
internal sealed class ImportReport(TextWriter output, TimeProvider time, string done)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private readonly long _began = time.GetTimestamp();
    private TimeSpan _told;
    private long _imported,
        _known,
        _refused,
        _contacts,
        _left;

    public bool AreAllIn => _refused == 0;

    public void Refused(long number, string reason)
    {
        lock (_turn)
        {
            _refused++;
            output.WriteLine($"line {number.ToString(CultureInfo.InvariantCulture)}: {reason}");
        }
    }

    /// <param name="number">Of the line.</param>
    /// <param name="contacts">That the line has.</param>
    /// <param name="outcome">What became of it.</param>
    public void Done(long number, int contacts, ImportOutcome outcome)
    {
        if (outcome.Fault is { } fault)
            Refused(number, $"{fault.Place}: {ImportReasons.Of(fault.Code)}");
        else if (outcome.Status == ImportStatus.OtherKnown)
            Refused(number, "member.id: this member came before with another line, which no line can change");
        else
            Count(contacts, outcome);
    }

    public void End() => Tell("");

    public void Stopped() => Tell(" Stopped before the end: run the same file again, what is in stays once.");

    private void Count(int contacts, ImportOutcome outcome)
    {
        lock (_turn)
        {
            if (outcome.Status == ImportStatus.Known)
                _known++;
            else
                (_imported, _contacts, _left) = (
                    _imported + 1,
                    _contacts + outcome.Kept,
                    _left + contacts - outcome.Kept
                );
            var elapsed = time.GetElapsedTime(_began);
            if (elapsed - _told < Pace)
                return;
            _told = elapsed;
        }
        Tell("");
    }

    private void Tell(string more)
    {
        lock (_turn)
        {
            var seconds = Math.Max(time.GetElapsedTime(_began).TotalSeconds, 0.001);
            var came = Invariant($"{_imported} mailboxes {done} with {_contacts} contacts");
            var others = Invariant($"{_left} too old or too many), {_known} known already, {_refused} lines not in");
            var pace = Invariant($"{seconds:0} s, {_contacts / seconds:0} contacts a second.");
            output.WriteLine($"{came} ({others}; {pace}{more}");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
