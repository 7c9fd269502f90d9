using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What an answer says of who gave it (CRPA L111-2).</summary>
internal static class Signing
{
    /// <summary>The capacity of an agent whose token says none.</summary>
    public const string Capacity = "gestionnaire";

    /// <summary>Null for a fund that is in no file: nobody knows its address.</summary>
    public static Signature? Of(Actor agent, Contact contact, MailboxPolicy policy) =>
        policy.Funds.Find(contact.Fund) is { View: var fund }
            ? new(agent.Title ?? Capacity, fund.Name, fund.Address)
            : null;
}
