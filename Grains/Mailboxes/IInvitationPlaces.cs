namespace MsaOrleans.Grains.Mailboxes;

/// <summary>What the place of an invitation offers the mailbox that it leads to.</summary>
[Alias("invitation-places")]
internal interface IInvitationPlaces : IGrainWithStringKey
{
    /// <summary>Durable when the call returns; forgotten when the code has expired.</summary>
    [Alias("keep")]
    Task KeepAsync(string memberId, DateTimeOffset until);

    /// <summary>Forgets the mailbox at once.</summary>
    [Alias("forget")]
    Task ForgetAsync();
}
