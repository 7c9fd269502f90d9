using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

/// <summary>Where a fund's escalations gather before they are mailed. Its key is the fund's code.</summary>
[Alias("alert-desk")]
internal interface IAlertDesk : IGrainWithStringKey
{
    /// <summary>Takes an escalation; the mailbox is called back once its mail has left, alone or with others.</summary>
    [OneWay, Alias("alert")]
    Task AlertAsync(MailJob escalation);
}
