using System.Text.Json.Serialization;
using MsaOrleans.Catalog;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>Something that was done with a contact at the desk; each case is stored under the name beside it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Claimed), "claimed")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Lapsed), "lapsed")]
[JsonDerivedType(typeof(Transferred), "transferred")]
internal abstract record DeskAct
{
    private DeskAct(DateTimeOffset at) => At = at;

    public DateTimeOffset At { get; }

    /// <summary>What an agent did, in contrast to what time does.</summary>
    internal abstract record ByAgent : DeskAct
    {
        private protected ByAgent(DateTimeOffset at, DeskAgent by)
            : base(at) => By = by;

        public DeskAgent By { get; }
    }

    /// <summary>An agent took charge.</summary>
    internal sealed record Claimed(DateTimeOffset At, DeskAgent By) : ByAgent(At, By)
    {
        /// <summary>Stored beside <see cref="ByAgent.By"/>, which it always is.</summary>
        [JsonInclude]
        public DeskAgent Agent => By;
    }

    /// <summary>A supervisor gave the contact to an agent.</summary>
    internal sealed record Assigned(DateTimeOffset At, DeskAgent By, DeskAgent Agent) : ByAgent(At, By);

    /// <summary>The holder, or a supervisor, gave the contact back to all.</summary>
    /// <param name="Agent">Whose claim ended.</param>
    internal sealed record Released(DateTimeOffset At, DeskAgent By, DeskAgent Agent) : ByAgent(At, By);

    /// <summary>A claim was left untouched for too long.</summary>
    /// <param name="Agent">Whose claim ended.</param>
    internal sealed record Lapsed(DateTimeOffset At, DeskAgent Agent) : DeskAct(At);

    internal sealed record Transferred(DateTimeOffset At, DeskAgent By, Filing From, Filing To) : ByAgent(At, By);
}

/// <summary>Where a contact is filed.</summary>
internal sealed record Filing(string Fund, Topic Topic)
{
    public static Filing Of(Contact contact) => new(contact.Fund, contact.Topic);
}
