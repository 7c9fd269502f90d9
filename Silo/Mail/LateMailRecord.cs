using System.Globalization;
using MsaOrleans.Grains.Mail;
using MsaOrleans.Mail;

namespace MsaOrleans.Silo.Mail;

#pragma warning disable IDE1006, CA1707 // named as the columns are
internal sealed record LateMailRecord(
    string id,
    string grain_id,
    string effect_id,
    long state,
    string mail,
    string fund,
    string? contact_id,
    string domain,
    long? cause,
    long tries,
    long since,
    long listed_at,
    long? next_try_at
)
{
    public ListedMail ToMail()
    {
        var isGivenUp = (LateMailState)state == LateMailState.Failed;
        return new(
            id,
            GrainId.Parse(grain_id, CultureInfo.InvariantCulture).Key.ToString()!,
            new(
                effect_id,
                (LateMailState)state,
                mail,
                fund,
                contact_id,
                domain,
                (MailFault?)cause,
                (int)tries,
                At(since),
                next_try_at is { } next ? At(next) : null,
                isGivenUp ? At(listed_at) : null
            )
        );
    }

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
#pragma warning restore IDE1006, CA1707
