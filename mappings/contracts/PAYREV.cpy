000100***************************************************************   PAYREV  
000200* PAYREV - REVERSAL OF A TRANSFER                             *   PAYREV  
000300* QUEUE CORE.PAY.REV      TXN-CODE PAYREV                     *   PAYREV  
000400*-------------------------------------------------------------*   PAYREV  
000500* DATE       CHANGE   DESCRIPTION                             *   PAYREV  
000600* 1995-08-28 CR00803  FIRST ISSUE.                            *   PAYREV  
000700* 2011-11-02 CR11846  BY ORIG-REF INSTEAD OF CORE-TXN-ID.     *   PAYREV  
000800***************************************************************   PAYREV  
000900 01  REV-REQ.                                                     PAYREV  
001000     COPY COREHDR.                                                PAYREV  
001100     05  ORIG-REF                PIC X(32).                       PAYREV  
001200     05  REV-REASON              PIC X(04).                       PAYREV  
001300                                                                  PAYREV  
001400 01  REV-RSP.                                                     PAYREV  
001500     COPY COREHDR.                                                PAYREV  
001600     05  ORIG-REF                PIC X(32).                       PAYREV  
001700     05  ORIG-TXN-ID             PIC X(16).                       PAYREV  
001800     05  CORE-TXN-ID             PIC X(16).                       PAYREV  
001900     05  REV-AMT                 PIC S9(13)V99    COMP-3.         PAYREV  
002000     05  REV-CCY                 PIC X(03).                       PAYREV  
002100     05  POST-DATE               PIC 9(08).                       PAYREV  
002200     05  POST-TIME               PIC 9(06).                       PAYREV  
