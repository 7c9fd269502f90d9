using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using MsaOrleans.Api.Identity;

namespace MsaOrleans.Api.Boards;

/// <summary>One act on several contacts.</summary>
public sealed record BoardActRequest(
    [property: Required(ErrorMessage = "L’opération est obligatoire : claim, release ou transfer.")] BoardActKind? Act,
    [property: Required(ErrorMessage = BoardActRequest.Number)] ImmutableArray<ActContact>? Contacts,
    string? Agent,
    [property: StringLength(64, ErrorMessage = "64 caractères au plus.")] string? Theme,
    [property: StringLength(64, ErrorMessage = "64 caractères au plus.")] string? Subject,
    [property: StringLength(64, ErrorMessage = "64 caractères au plus.")] string? Reason,
    [property: StringLength(64, ErrorMessage = "64 caractères au plus.")] string? Fund
)
{
    /// <summary>Contacts of one request at most.</summary>
    public const int Most = 50;

    internal const string Number = "De 1 à 50 échanges.";

    /// <summary>What is wrong beyond the form of the fields; null when nothing is.</summary>
    internal (string Field, string Rule)? Fault()
    {
        if (Contacts is not { IsDefaultOrEmpty: false, Length: <= Most } contacts)
            return ("contacts", Number);
        if (contacts.Any(contact => contact is null || !Ids.IsContact(contact.ContactId)))
            return ("contacts", Ids.ContactRule);
        if (contacts.Any(contact => contact.MemberId is { } member && !Ids.IsPerson(member)))
            return ("contacts", Ids.PersonRule);
        if (Agent is not null && (Act != BoardActKind.Claim || !Ids.IsPerson(Agent)))
            return ("agent", Act == BoardActKind.Claim ? Ids.PersonRule : "Avec « claim » seulement.");
        foreach (var (field, value) in new[] { ("theme", Theme), ("subject", Subject), ("reason", Reason) })
            if (Act == BoardActKind.Transfer && string.IsNullOrEmpty(value))
                return (field, "Obligatoire pour un transfert.");
        return null;
    }
}

public enum BoardActKind
{
    /// <summary>Takes charge; a supervisor who names an agent gives it to them.</summary>
    Claim = 1,
    Release = 2,
    Transfer = 3,
}

/// <summary>A contact by its id, or with the mailbox that it is in.</summary>
/// <param name="MemberId">Null for one that is on the board.</param>
[JsonConverter(typeof(ActContactConverter))]
public sealed record ActContact(string ContactId, string? MemberId = null);

/// <summary>A string is the id of a contact; an object names the mailbox as well.</summary>
public sealed class ActContactConverter : JsonConverter<ActContact>
{
    public override ActContact? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var given = JsonDocument.ParseValue(ref reader);
        return given.RootElement.ValueKind switch
        {
            JsonValueKind.String => new(given.RootElement.GetString()!),
            JsonValueKind.Object when TextOf(given.RootElement, "contactId") is { } id => new(
                id,
                TextOf(given.RootElement, "memberId")
            ),
            _ => throw new JsonException("A contact is its id, or an object with contactId and memberId."),
        };
    }

    public override void Write(Utf8JsonWriter writer, ActContact value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ContactId);

    private static string? TextOf(JsonElement given, string name) =>
        given.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
