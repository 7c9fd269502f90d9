using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MsaOrleans.Api.Json;

/// <summary>Instants are written in UTC with a <c>Z</c>; read with any offset, and as UTC without one.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && reader.GetString() is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..]
        && DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, Style, out var instant)
            ? instant
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);
}
