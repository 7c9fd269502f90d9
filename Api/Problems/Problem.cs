namespace MsaOrleans.Api.Problems;

/// <summary>A kind of problem the API answers with: one code, one status, one French sentence.</summary>
/// <param name="Code">Stable, kebab-case: what a client may test.</param>
/// <param name="Detail">What the caller can do about it.</param>
public sealed record Problem(string Code, int Status, string Title, string Detail)
{
    /// <summary>RFC 9457 <c>type</c>.</summary>
    public string Type => $"urn:msa:probleme:{Code}";
}
