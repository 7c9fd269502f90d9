using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mail;

/// <summary>Gathers the alerts of a fund before they are mailed. Its key is the fund's code.</summary>
[Alias("alert-desk")]
internal interface IAlertDesk : IGrainWithStringKey
{
    /// <summary>Takes an alert; calls the mailbox back once it is sent, alone or with others.</summary>
    [OneWay, Alias("alert")]
    Task AlertAsync(MailJob escalation);
}
