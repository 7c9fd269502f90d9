namespace MsaOrleans.Api.Problems;

/// <summary>The problems a route may answer with, for the OpenAPI document.</summary>
internal sealed record ProblemMetadata(IReadOnlyList<Problem> Problems);

internal static class ProblemConventions
{
    public static TBuilder Refuses<TBuilder>(this TBuilder builder, params RefusalCode[] codes)
        where TBuilder : IEndpointConventionBuilder => builder.Answers([.. codes.Select(ProblemCatalog.Of)]);

    public static TBuilder Answers<TBuilder>(this TBuilder builder, params Problem[] problems)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ProblemMetadata(problems));
}
