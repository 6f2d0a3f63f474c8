000100***************************************************************   ACCTHIS 
000200* ACCTHIS - TRANSACTION HISTORY, PAGED                        *   ACCTHIS 
000300* QUEUE CORE.ACCT.HIST    TXN-CODE ACCTHIST                   *   ACCTHIS 
000400* NEWEST ENTRY FIRST. PAGE-NO STARTS AT 1.                    *   ACCTHIS 
000500*-------------------------------------------------------------*   ACCTHIS 
000600* DATE       CHANGE   DESCRIPTION                             *   ACCTHIS 
000700* 1996-10-01 CR01190  FIRST ISSUE.                            *   ACCTHIS 
000800* 2003-01-20 CR05511  VARIABLE NUMBER OF ENTRIES.             *   ACCTHIS 
000900* 2011-11-02 CR11846  TXN-CLIENT-REF ADDED.                   *   ACCTHIS 
001000***************************************************************   ACCTHIS 
001100 01  HIST-REQ.                                                    ACCTHIS 
001200     COPY COREHDR.                                                ACCTHIS 
001300     05  ACCT-NO                 PIC X(12).                       ACCTHIS 
001400*    ZERO = NOT LIMITED                                           ACCTHIS 
001500     05  FROM-DATE               PIC 9(08).                       ACCTHIS 
001600     05  TO-DATE                 PIC 9(08).                       ACCTHIS 
001700     05  PAGE-NO                 PIC S9(04)       COMP.           ACCTHIS 
001800*    1 TO 50                                                      ACCTHIS 
001900     05  PAGE-SIZE               PIC S9(04)       COMP.           ACCTHIS 
002000                                                                  ACCTHIS 
002100 01  HIST-RSP.                                                    ACCTHIS 
002200     COPY COREHDR.                                                ACCTHIS 
002300     05  ACCT-NO                 PIC X(12).                       ACCTHIS 
002400     05  ACCT-CCY                PIC X(03).                       ACCTHIS 
002500     05  PAGE-NO                 PIC S9(04)       COMP.           ACCTHIS 
002600     05  PAGE-SIZE               PIC S9(04)       COMP.           ACCTHIS 
002700     05  TOTAL-COUNT             PIC S9(08)       COMP.           ACCTHIS 
002800     05  MORE-FLAG               PIC X(01).                       ACCTHIS 
002900         88  MORE-PAGES                    VALUE 'Y'.             ACCTHIS 
003000         88  LAST-PAGE                     VALUE 'N'.             ACCTHIS 
003100     05  TXN-COUNT               PIC S9(04)       COMP.           ACCTHIS 
003200     05  TXN-ENTRY               OCCURS 0 TO 50 TIMES             ACCTHIS 
003300                                 DEPENDING ON TXN-COUNT.          ACCTHIS 
003400         10  TXN-ID              PIC X(16).                       ACCTHIS 
003500         10  TXN-DATE            PIC 9(08).                       ACCTHIS 
003600         10  TXN-TIME            PIC 9(06).                       ACCTHIS 
003700*        TR TRANSFER, CD CARD, FE FEE, IN INTEREST                ACCTHIS 
003800         10  TXN-KIND            PIC X(02).                       ACCTHIS 
003900*        NEGATIVE = DEBIT                                         ACCTHIS 
004000         10  TXN-AMT             PIC S9(13)V99.                   ACCTHIS 
004100         10  TXN-CCY             PIC X(03).                       ACCTHIS 
004200         10  TXN-CLIENT-REF      PIC X(32).                       ACCTHIS 
004300         10  TXN-TRANSFER.                                        ACCTHIS 
004400             15  OTHER-ACCT      PIC X(12).                       ACCTHIS 
004500             15  TRANSFER-TEXT   PIC X(40).                       ACCTHIS 
004600             15  FILLER          PIC X(08).                       ACCTHIS 
004700         10  TXN-CARD            REDEFINES TXN-TRANSFER.          ACCTHIS 
004800             15  CARD-LAST-FOUR  PIC 9(04).                       ACCTHIS 
004900             15  CARD-MERCHANT   PIC X(25).                       ACCTHIS 
005000             15  CARD-MCC        PIC 9(04).                       ACCTHIS 
005100             15  CARD-ORIG-AMT   PIC S9(11)V99                    ACCTHIS 
005200                                 SIGN LEADING SEPARATE.           ACCTHIS 
005300             15  CARD-ORIG-CCY   PIC X(03).                       ACCTHIS 
005400             15  FILLER          PIC X(10).                       ACCTHIS 
005500         10  TXN-FEE             REDEFINES TXN-TRANSFER.          ACCTHIS 
005600             15  FEE-CODE        PIC X(04).                       ACCTHIS 
005700             15  FEE-BASE-AMT    PIC S9(13)V99    COMP-3.         ACCTHIS 
005800             15  FEE-TEXT        PIC X(30).                       ACCTHIS 
005900             15  FILLER          PIC X(18).                       ACCTHIS 
006000         10  TXN-INTEREST        REDEFINES TXN-TRANSFER.          ACCTHIS 
006100             15  INT-RATE        PIC S9(03)V9(06) COMP-3.         ACCTHIS 
006200             15  INT-FROM        PIC 9(08).                       ACCTHIS 
006300             15  INT-TO          PIC 9(08).                       ACCTHIS 
006400             15  INT-DAYS        PIC S9(04)       COMP.           ACCTHIS 
006500             15  FILLER          PIC X(37).                       ACCTHIS 
006600         10  BAL-AFTER           PIC S9(13)V99    COMP-3.         ACCTHIS 
