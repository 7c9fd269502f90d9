using System.Text.Json;
using System.Text.Json.Serialization;

namespace MsaOrleans.Silo.Mailboxes;

/// <summary>A line of an import as it is written; docs/import.md says what each field may be.</summary>
internal sealed record MailboxJson(MemberJson? Member, ContactJson?[]? Contacts, ProxyJson?[]? Proxies)
{
    /// <summary>What nobody knows is a mistyped name, and would be lost.</summary>
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        // A field that a later version adds must not change the key of a line that lacks it.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <exception cref="JsonException">It is no JSON, or has fields that are unknown or of the wrong type.</exception>
    public static MailboxJson? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<MailboxJson>(json, Strict);

    /// <summary>The same bytes for the same content, however a line was laid out.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Strict);
}

internal sealed record MemberJson(string? Id, string? Name, string? Fund, string? Email, string? Profile);

internal sealed record ContactJson(
    string? SentAt,
    string? Fund,
    TopicJson? Topic,
    string? Kind,
    string? Text,
    PersonJson? Proxy,
    MessageJson?[]? Messages,
    bool? Read
);

internal sealed record TopicJson(CodeLabelJson? Theme, CodeLabelJson? Subject, CodeLabelJson? Reason);

internal sealed record CodeLabelJson(string? Code, string? Label);

internal sealed record MessageJson(string? SentAt, PersonJson? Agent, PersonJson? Proxy, string? Kind, string? Text);

internal sealed record PersonJson(string? Id, string? Name, string? Title);

internal sealed record ProxyJson(string? Id, string? Name, string? Email, string? From, string? Until);
