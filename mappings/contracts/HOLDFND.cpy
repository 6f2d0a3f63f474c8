000100***************************************************************   HOLDFND 
000200* HOLDFND - HOLD FUNDS, RELEASE A HOLD                        *   HOLDFND 
000300* QUEUE CORE.FUND.HOLD    TXN-CODE HOLDFUND                   *   HOLDFND 
000400* QUEUE CORE.FUND.REL     TXN-CODE HOLDREL                    *   HOLDFND 
000500*-------------------------------------------------------------*   HOLDFND 
000600* DATE       CHANGE   DESCRIPTION                             *   HOLDFND 
000700* 2002-04-15 CR04930  FIRST ISSUE.                            *   HOLDFND 
000800* 2011-11-02 CR11846  RELEASE BY HOLD-REF.                    *   HOLDFND 
000900***************************************************************   HOLDFND 
001000 01  HOLD-REQ.                                                    HOLDFND 
001100     COPY COREHDR.                                                HOLDFND 
001200     05  ACCT-NO                 PIC X(12).                       HOLDFND 
001300     05  HOLD-AMT                PIC S9(13)V99    COMP-3.         HOLDFND 
001400     05  HOLD-CCY                PIC X(03).                       HOLDFND 
001500*    DAYS UNTIL THE HOLD LAPSES, ZERO = 7                         HOLDFND 
001600     05  HOLD-DAYS               PIC 9(03).                       HOLDFND 
001700     05  HOLD-REASON             PIC X(04).                       HOLDFND 
001800     05  HOLD-TEXT               PIC X(40).                       HOLDFND 
001900                                                                  HOLDFND 
002000 01  HOLD-RSP.                                                    HOLDFND 
002100     COPY COREHDR.                                                HOLDFND 
002200     05  HOLD-ID                 PIC X(12).                       HOLDFND 
002300     05  ACCT-NO                 PIC X(12).                       HOLDFND 
002400     05  HOLD-AMT                PIC S9(13)V99    COMP-3.         HOLDFND 
002500     05  HOLD-CCY                PIC X(03).                       HOLDFND 
002600     05  HOLD-EXPIRY             PIC 9(08).                       HOLDFND 
002700     05  AVAIL-BAL               PIC S9(13)V99    COMP-3.         HOLDFND 
002800                                                                  HOLDFND 
002900*    BY HOLD-ID, OR, WHERE IT IS SPACES, BY HOLD-REF: THE         HOLDFND 
003000*    CLIENT-REF OF THE REQUEST THAT PLACED THE HOLD               HOLDFND 
003100 01  REL-REQ.                                                     HOLDFND 
003200     COPY COREHDR.                                                HOLDFND 
003300     05  HOLD-ID                 PIC X(12).                       HOLDFND 
003400     05  HOLD-REF                PIC X(32).                       HOLDFND 
003500                                                                  HOLDFND 
003600 01  REL-RSP.                                                     HOLDFND 
003700     COPY COREHDR.                                                HOLDFND 
003800     05  HOLD-ID                 PIC X(12).                       HOLDFND 
003900     05  ACCT-NO                 PIC X(12).                       HOLDFND 
004000     05  HOLD-AMT                PIC S9(13)V99    COMP-3.         HOLDFND 
004100     05  HOLD-CCY                PIC X(03).                       HOLDFND 
004200     05  AVAIL-BAL               PIC S9(13)V99    COMP-3.         HOLDFND 
