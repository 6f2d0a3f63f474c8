000100***************************************************************   PAYINQ  
000200* PAYINQ - INQUIRY BY CLIENT REFERENCE                        *   PAYINQ  
000300* QUEUE CORE.PAY.INQ      TXN-CODE PAYINQ                     *   PAYINQ  
000400* ANSWERS FOR EVERY BOOKED CHANGE: TRANSFER, REVERSAL,        *   PAYINQ  
000500* HOLD, RELEASE, LOAN. A REFUSED REQUEST IS NOT BOOKED.       *   PAYINQ  
000600*-------------------------------------------------------------*   PAYINQ  
000700* DATE       CHANGE   DESCRIPTION                             *   PAYINQ  
000800* 2011-11-02 CR11846  FIRST ISSUE.                            *   PAYINQ  
000900* 2016-07-04 CR15920  HOLDS AND LOANS.                        *   PAYINQ  
001000***************************************************************   PAYINQ  
001100 01  INQ-REQ.                                                     PAYINQ  
001200     COPY COREHDR.                                                PAYINQ  
001300     05  ORIG-REF                PIC X(32).                       PAYINQ  
001400                                                                  PAYINQ  
001500 01  INQ-RSP.                                                     PAYINQ  
001600     COPY COREHDR.                                                PAYINQ  
001700     05  ORIG-REF                PIC X(32).                       PAYINQ  
001800     05  ORIG-TXN-CODE           PIC X(08).                       PAYINQ  
001900*    OF A HOLD OR RELEASE: THE HOLD-ID. OF A LOAN: ITS NUMBER     PAYINQ  
002000     05  CORE-TXN-ID             PIC X(16).                       PAYINQ  
002100     05  PAY-STATUS              PIC X(01).                       PAYINQ  
002200         88  PAY-POSTED                    VALUE 'P'.             PAYINQ  
002300         88  PAY-REVERSED                  VALUE 'R'.             PAYINQ  
002400     05  DEBIT-ACCT              PIC X(12).                       PAYINQ  
002500     05  CREDIT-ACCT             PIC X(12).                       PAYINQ  
002600     05  PAY-AMT                 PIC S9(13)V99    COMP-3.         PAYINQ  
002700     05  PAY-CCY                 PIC X(03).                       PAYINQ  
002800     05  POST-DATE               PIC 9(08).                       PAYINQ  
002900     05  POST-TIME               PIC 9(06).                       PAYINQ  
