using Microsoft.OpenApi;

namespace MsaOrleans.Api.OpenApi;

/// <summary>A header that a route reads, other than by a parameter of its handler.</summary>
internal sealed record RequestHeader(string Name)
{
    public OpenApiParameter ToParameter() =>
        new()
        {
            Name = Name,
            In = ParameterLocation.Header,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}

internal static class RequestHeaders
{
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder route, string header) =>
        route.WithMetadata(new RequestHeader(header));
}
