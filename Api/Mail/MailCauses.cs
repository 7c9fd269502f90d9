using MsaOrleans.Mail;

namespace MsaOrleans.Api.Mail;

/// <summary>Why a mail has not left, in words for who has to see to it.</summary>
internal static class MailCauses
{
    public static string Explain(MailFault? cause) =>
        cause switch
        {
            MailFault.Address => "L’adresse n’existe pas, ou n’accepte aucun courriel.",
            MailFault.Mailbox => "La boîte du destinataire n’accepte rien pour l’instant : pleine, ou en liste grise.",
            MailFault.Sender => "Notre adresse d’expéditeur est refusée : voir Mail:From et son domaine.",
            MailFault.Policy => "Le serveur nous refuse : relais interdit, liste noire, SPF, DKIM ou DMARC.",
            MailFault.Content => "Le contenu ou la forme du courriel est refusé.",
            MailFault.Route => "Le relais ne peut pas atteindre le serveur du destinataire.",
            MailFault.Protocol => "Le serveur ne connaît pas une commande ou une extension nécessaire.",
            MailFault.Busy => "Le serveur de courriel est occupé : le courriel attend son tour.",
            MailFault.SignIn => "Le serveur refuse notre connexion : voir Mail:User et Mail:Password.",
            MailFault.Tls => "Connexion chiffrée impossible : pas de STARTTLS, ou un certificat non reconnu.",
            MailFault.Network => "Le serveur de courriel ne répond pas.",
            MailFault.Own => "Le courriel n’a pas pu être composé : voir le journal du service.",
            MailFault.Doubt => "Le serveur a reçu le courriel sans le confirmer : il est peut-être arrivé.",
            _ => "La cause du dernier essai n’est pas connue.",
        };
}
