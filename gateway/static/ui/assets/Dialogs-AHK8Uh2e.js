import{$t as e,C as t,G as n,Gi as r,Gt as i,Ha as a,J as o,Jt as s,K as c,Q as l,U as u,Va as d,Vi as f,W as p,Wi as m,an as h,b as g,cn as _,co as v,dn as y,fo as b,g as x,ho as S,in as C,ir as w,ln as T,lo as E,q as D,qi as O,sa as k,so as A,v as j,z as M}from"./ui-4t6V7kFh.js";import{t as N}from"./Select-BS7VYveq.js";import{t as P}from"./count-DDKIlrKM.js";import{n as F,t as I}from"./download-sTpc5lHk.js";import{a as ee,i as L,n as te,o as ne,r as re,s as ie,t as ae}from"./useExport-CEsB2hhZ.js";import{n as oe,t as se}from"./worker-lbs9Cvhx.js";import{t as ce}from"./useMutation-EVypPgVO.js";import{i as le}from"./selector-quFnGATc.js";var R=S(b(),1);function z({order:e,setOrder:r,close:i}){let{current:a,change:o,reset:s}=M(),l=c.filter(({id:e})=>!a.shown.includes(e));return E(A,{children:[E(`ul`,{className:t.columns,children:[a.shown.map(e=>v(B,{id:e,current:a,change:o},e)),l.map(({id:e,header:t})=>v(`li`,{children:E(`label`,{children:[v(`input`,{type:`checkbox`,checked:!1,onChange:()=>o(n(a,e))}),t]})},e))]}),v(V,{add:e=>o(n(a,e)),shown:a.shown}),v(U,{order:e,setOrder:r}),E(`p`,{className:t.actions,children:[v(w,{onPress:s,children:`As at first`}),v(w,{className:`primary`,onPress:i,children:`Done`})]})]})}function B({id:e,current:t,change:r}){let i=D(e)?.header??e,a=t.pinned.includes(e);return E(`li`,{children:[E(`label`,{children:[v(`input`,{type:`checkbox`,checked:!0,onChange:()=>r(n(t,e))}),i]}),v(w,{"aria-label":`${i}: to the left`,onPress:()=>r(u(t,e,-1)),children:`←`}),v(w,{"aria-label":`${i}: to the right`,onPress:()=>r(u(t,e,1)),children:`→`}),E(w,{onPress:()=>r(p(t,e)),children:[a?`Unpin`:`Pin`,E(`span`,{className:`visually-hidden`,children:[` `,i]})]})]})}function V({add:e,shown:n}){let[r,i]=(0,R.useState)(``),a=(0,R.useId)(),o=(0,R.useId)(),s=r.trim(),c=n.includes(s)?`it is a column already`:l(s),u=c!==null&&s.includes(`.`);return E(`form`,{onSubmit:t=>{t.preventDefault(),c===null&&(e(s),i(``))},children:[v(`label`,{htmlFor:a,children:`A value of the payload`}),v(`input`,{id:a,value:r,placeholder:`request.temperature, response.choices.0.finish_reason, extra.user`,onChange:({target:e})=>i(e.value),"aria-invalid":u,"aria-describedby":u?o:void 0}),u&&E(`p`,{id:o,role:`status`,children:[v(`span`,{"aria-hidden":!0,children:`✕ `}),`No column: `,c,`.`]}),v(`p`,{className:t.actions,children:v(w,{type:`submit`,isDisabled:c!==null,children:`Add the column`})})]})}var H={CREATED_AT:`time`,UPDATED_AT:`last change`,DURATION:`duration`,TOTAL_TOKENS:`tokens`,COST:`cost`,MODEL:`model`,RELEVANCE:`relevance`};function U({order:e,setOrder:t}){let n=j.map(e=>[e,`${H[e.replace(`-`,``)]??e}${e.startsWith(`-`)?`, largest`:`, smallest`} first`]);return v(`p`,{children:v(N,{label:`Order by`,value:e,options:n,set:t})})}var W=e=>e.flatMap(e=>e.beside?[e,e.beside]:[e]);function ue(e,t){return e===`jsonl`?``:`${[`id`,...W(t).map(({id:e})=>e)].map(I).join(`,`)}\r\n`}function de(e,t,n){if(e===`jsonl`)return`${JSON.stringify(t)}\n`;let r=W(n).map(e=>e.texts(t).join(`, `));return`${[t.id,...r].map(I).join(`,`)}\r\n`}function G(e,t,n){let r=n.filter(({id:e})=>e!==`id`);return[ue(e,r),...t.map(t=>de(e,t,r))]}var fe=k(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),pe=k(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`),K=500;async function me(e,t,n){if(e!==`all`)return{count:e.size,isExact:!0};let{data:r,errors:i}=await m(fe,{filter:t??null},n?{signal:n}:{});if(!r.completions)throw i[0]??Error(`the count is missing`);return{count:r.completions.totalCount,isExact:r.completions.totalCountIsExact}}async function he(e,t,n){let{data:r,errors:i}=await m(pe,{input:{filter:e,...t}},{signal:n});if(!r.tagCompletions)throw i[0]??Error(`the answer is missing`);return r.tagCompletions.count}var ge=[`OFFLINE`,`NO_ANSWER`,`BROKEN_OFF`,`UNAVAILABLE`];async function _e(e,t,n,{signal:r,progress:i,waits:a}){let o=e===`all`?[t??{}]:q([...e]).map(e=>({id:{in:e}})),s={count:0,isExact:!0},c=e=>{e&&ge.includes(e.code)&&(s.isExact=!1),a(e)};for(let[t,a]of o.entries())s.count+=await L(()=>he(a,n,r),c,r),i(Math.min((t+1)*K,e===`all`?1/0:e.size));return s}function q(e,t=K){let n=Math.ceil(e.length/t);return Array.from({length:n},(n,r)=>e.slice(r*t,(r+1)*t))}function J(e){return[...new Set(e.split(`,`).map(e=>e.trim()))].filter(e=>e!==``)}var ve=new URL(`export.worker-Ci0Nu_M4.js`,import.meta.url).href,ye=k(`
  query ExportCompletions(
    $filter: CompletionFilter
    $orderBy: [CompletionOrder!]!
    $first: Int!
    $after: String
  ) {
    completions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        id
        createdAt
        updatedAt
        revision
        status
        kind
        model
        provider
        operation
        userId
        sessionId
        duration
        timeToFirstToken
        promptVersion
        tags
        failureKind
        failureReason
        finishReason
        usage {
          promptTokens
          completionTokens
          totalTokens
          cachedTokens
          cacheWriteTokens
          reasoningTokens
          audioTokens
        }
        cost {
          total
          input
          output
          cached
          priceSource
          priceDate
          pricedModel
        }
        metadata
        request
        response
        extra
        stacktrace {
          file
          line
          lineno
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`),be=20,xe=200;async function Se({filters:e,orderBy:t,format:n,parts:r},{signal:i,progress:a,waits:o}){let{remote:s,end:c}=se(oe(ve));try{r.push(await s.head(n));let c={count:0,bytes:0},l=new re(be,xe),u=({text:e,count:t,bytes:n})=>{r.push(e),c.count+=t,c.bytes+=n,a({...c})};for(let r of e)await ee({ask:(e,a)=>Ce({filter:r??null,orderBy:t,first:e,after:a},s,n,i),size:l,take:u,waits:o},i)}finally{c()}}async function Ce(e,t,n,i){let a=await r(ye,e,{signal:i}),o=await t.page(a,n),[s]=o.errors;if(s)throw O.of(s);return{...o,bytes:o.text.size}}function we(e,t,n){let{begin:r,...i}=te();return{...i,begin:i=>r(t===`whole`?Te(e,i,n):Ee(e,n))}}function Te({filter:e,order:t},n,r){let i=n===null?[e]:q(n).map(e=>({id:{in:e}})),a=[];return{read:e=>Se({filters:i,orderBy:g(t),format:r,parts:a},e),save:()=>F(`completions`,r,a)}}function Ee({filter:e,order:t,columns:n},r){let i=o(n.map(({id:e})=>e)),a={filter:e,orderBy:g(t),wanted:i},s=G(r,[],n);return{read:e=>ae({ask:(e,t,n)=>x(a,e,t,n),pageRows:200,take:e=>s.push(new Blob(G(r,e,n).slice(1)))},e),save:()=>F(`completions`,r,s)}}var De={columns:`The columns that are shown; of texts their beginning, as the list has it`,whole:`All of each call: request, response, extra and stack, by their own digits`},Oe={jsonl:`JSON lines`,csv:`CSV`};function ke(e){let{rows:n,columns:r,selection:i,filter:o,close:s}=e,[c,l]=(0,R.useState)(`jsonl`),[u,d]=(0,R.useState)(`columns`),f=we(e,u,c),p=a(P(o,n.reading)),m=n.rows.map(n.current),h=i===`all`?[]:[...i],g=m.filter(({id:e})=>h.includes(e)),_=u===`columns`,y=h.length>0?g:m,b=f.read!==null;return E(A,{children:[v(Y,{legend:`What`,of:De,value:u,set:d,isDisabled:b}),v(Y,{legend:`Format`,of:Oe,value:c,set:l,isDisabled:b}),c===`csv`&&v(`p`,{children:`A cell that a spreadsheet would run begins with a quote.`}),v(ne,{of:f,what:`call`}),E(`p`,{className:t.actions,children:[(_||h.length>0)&&E(w,{className:`primary`,isDisabled:b,onPress:()=>{_?(F(`completions`,c,G(c,y,r)),f.saved(y.length)):f.begin(h)},children:[`Save the `,C(_?y.length:h.length),` `,h.length>0?`selected`:`loaded`]}),!(_&&n.isWhole)&&E(w,{isDisabled:b,onPress:()=>f.begin(null),children:[`Save all that match`,p.data&&`: ${C(p.data.totalCount,p.data.totalCountIsExact)}`]}),v(w,{onPress:s,children:`Close`})]})]})}function Y({legend:e,of:n,value:r,set:i,isDisabled:a}){return E(`fieldset`,{className:t.actions,disabled:a,children:[v(`legend`,{children:e}),Object.entries(n).map(([n,a])=>E(`label`,{className:t.choice,children:[v(`input`,{type:`radio`,name:e,checked:r===n,onChange:()=>i(n)}),a]},n))]})}var Ae=k(`
  query TasksToTagFor {
    feedbackTasks(first: 1000) {
      nodes {
        id
        name
        selector {
          tags {
            all
            any
            none
          }
          filter
          sampleRate
          from
          to
        }
      }
    }
  }
`),X=()=>d({queryKey:[`tasks`,`tags`],staleTime:0,queryFn:async({signal:e})=>{let{data:t,errors:n}=await m(Ae,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});function Z({tags:{all:e,any:t}}){return[...new Set([...e,...t.slice(0,1)])]}function je(e){return le({...e,tags:{all:[],any:[],none:e.tags.none}})}function Me({selection:e,filter:n,close:r}){let[o,c]=(0,R.useState)(``),[l,u]=(0,R.useState)(``),[d,p]=(0,R.useState)(``),m=f(`WRITER`),g=a({queryKey:[`tagging`,e===`all`?n??{}:[...e]],queryFn:({signal:t})=>me(e,n,t),gcTime:0}),[_,y]=(0,R.useState)(null),{tag:b,progress:x,wait:S,cancel:T}=Ne(e,n),D=_?Z(_.selector):[],O={add:[...new Set([...J(o),...D])],remove:J(l)},k=g.data,j=k?C(k.count,k.isExact):``,M=k&&h(k.count,`completion`,k.isExact),N=k&&(!k.isExact||k.count>1e3)?j:null,P=m===null&&!!k&&k.count>0&&O.add.length+O.remove.length>0&&(N===null||d.replaceAll(`,`,``).trim()===N.replaceAll(`,`,``));return b.isSuccess?E(A,{children:[E(`p`,{role:`status`,children:[h(b.data.count,`completion`,b.data.isExact),` changed.`]}),_&&v(`p`,{children:E(`a`,{href:`#/tasks/${encodeURIComponent(_.id)}`,children:[`See the queue of `,v(i,{text:_.name||_.id})]})}),v(w,{className:`primary`,autoFocus:!0,onPress:r,children:`Done`})]}):E(`form`,{onSubmit:e=>{e.preventDefault(),P&&b.mutate(O)},children:[g.error&&v(s,{error:g.error,retry:()=>void g.refetch()}),v(`p`,{role:`status`,children:M?`${M} selected.`:`Counting …`}),v(Q,{label:`Add tags, with commas between them`,value:o,set:c,isFirst:!0}),v(Fe,{task:_,set:y}),v(Q,{label:`Take tags away`,value:l,set:u}),N!==null&&v(Q,{label:`These are many: type ${N} to go on`,value:d,set:p}),b.error&&v(s,{error:b.error}),b.isPending&&E(`p`,{role:`status`,children:[C(x),` done …`,` `,S&&v(ie,{wait:S},`${S.code} ${x}`)]}),E(`p`,{className:t.actions,children:[E(w,{type:`submit`,className:`primary`,isDisabled:!P||b.isPending,children:[`Tag `,j]}),v(w,{onPress:()=>{T(),r()},children:`Cancel`}),m]})]})}function Ne(t,n){let[r,i]=(0,R.useState)(0),[a,o]=(0,R.useState)(null),s=(0,R.useRef)(new AbortController);return(0,R.useEffect)(()=>{let e=new AbortController;return s.current=e,()=>e.abort()},[]),{tag:ce({mutationFn:e=>_e(t,n,e,{signal:s.current.signal,progress:i,waits:o}),onMutate:()=>i(0),onSuccess:({count:t,isExact:n})=>e(`${h(t,`completion`,n)} changed`),onSettled:()=>o(null)}),progress:r,wait:a,cancel:()=>s.current.abort()}}function Pe({id:e,name:t,selector:n}){let r=Z(n).length===0;return[e,`${t||e}${r?` (does not select by tags)`:``}`,r]}function Fe({task:e,set:t}){let n=a(X()),r=e?je(e.selector):[];return n.error?v(s,{error:n.error,retry:()=>void n.refetch()}):E(A,{children:[v(N,{label:`Add the tags of a task, so that it is graded`,value:e?.id??``,options:[[``,`no task`],...(n.data??[]).map(Pe)],set:e=>t(n.data?.find(({id:t})=>t===e)??null)}),e&&E(`p`,{role:`status`,children:[`Adds `,v(i,{text:Z(e.selector).join(`, `)}),`.`,r.length>0&&E(A,{children:[` `,`The task takes only what is also `,v(i,{text:r.join(`, `)}),`.`]})]})]})}function Q({label:e,value:t,set:n,isFirst:r=!1}){return E(`label`,{children:[e,v(`input`,{value:t,autoFocus:r,onChange:({target:e})=>n(e.value)})]})}var $={columns:`Columns`,tag:`Tag completions`,export:`Export`};function Ie(e){let{which:n,close:r}=e;return v(T,{isOpen:!0,isDismissable:!0,className:t.veil??``,onOpenChange:r,children:v(_,{className:t.dialog??``,children:E(y,{"aria-label":$[n],children:[v(`h2`,{children:$[n]}),n===`columns`&&v(z,{...e}),n===`tag`&&v(Me,{...e}),n===`export`&&v(ke,{...e})]})})})}export{Ie as Dialogs};