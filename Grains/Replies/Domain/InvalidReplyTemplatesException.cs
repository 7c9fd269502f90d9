namespace MsaOrleans.Grains.Replies.Domain;

/// <summary>Reply templates that must not be used, with everything that is wrong with them.</summary>
public sealed class InvalidReplyTemplatesException(IReadOnlyList<string> faults)
    : Exception($"Modèles de réponse invalides :\n- {string.Join("\n- ", faults)}")
{
    /// <summary>French; each starts with the name of the faulty file and, after a slash, the code of the faulty template.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
